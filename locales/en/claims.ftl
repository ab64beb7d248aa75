# Claims and verifications: signed, begun, in production; lost projects

claims-line = { $claim }: { $claimed } claimed, { $verified } verified
claims-rest = { " " }({ $rest })
claims-comma = { ", " }
claims-state-verified = verified
claims-state-incomplete = verification incomplete
claims-state-refused = refused
claims-state-pending = pending
claims-state-unfiled = not submitted
claims-part = { $count } { $state }
claims-only-filed = { $count } more stand in the register of verifications alone, without a signing, start or production in the projects ledger: not counted
claims-title = Claimed and verified this year
claims-title-all = All { $count } claims of this year are verified by another unit
claims-title-some = Of { $count } claims of this year { $verified } are verified by another unit
claims-column-claim = Claim
claims-column-claimed = Claimed
claims-column-project = Project
claims-column-state = Verification
claims-column-why = Why
claims-column-by = Claimed by → verified by
claims-need-evidence = no evidence
claims-need-verified_by = nobody named
claims-need-verified_date = no day
claims-need-another_unit = verified by the claimant
claims-open-title = { $count } claims not verified yet
claims-open-more = { $count } more behind the numbers above
lost-title = { $count } lost: the reason of { $reasons } and the destination of { $places } are known
lost-amount = planned investment { $amount }
lost-amount-none = planned investment of none stated
lost-amount-unknown = { $count } state no amount
lost-reasons = most for: { $named }
lost-places = Where they went
lost-by-reason = Why they were lost
lost-by-stage = At which stage
lost-column-name = Value
lost-column-count = Projects
lost-column-amount = Planned investment ({ $unit })
lost-blank = left blank
lost-rest = { $count } more, of { $kinds ->
    [1] one other kind
   *[other] { $kinds } other kinds
}
lost-also-live = { $count } lost ones still count as going on in the projects ledger: { $named }
claims-beside = {", "}{ $verified } verified
