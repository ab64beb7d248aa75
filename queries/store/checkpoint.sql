-- purpose: Writes out what the write-ahead log holds, so that it is empty; fails while others write.
checkpoint ledger
