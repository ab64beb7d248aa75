-- purpose: How the store of a shared ledger is reached; what is read is set just before, and taken away after.
-- noqa: disable=LT02
create secret store_of_ledger (
    type s3,
    key_id getvariable('key_id'),
    secret getvariable('secret'),
    endpoint getvariable('endpoint'),
    region getvariable('region'),
    use_ssl getvariable('use_ssl'),
    url_style getvariable('url_style')
)
