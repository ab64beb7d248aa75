"""What an upload is asked about before it is published, and what an answer does to the reading."""
