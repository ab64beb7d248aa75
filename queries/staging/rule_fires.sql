-- purpose: mart.rule_fires(fires, observed, threshold): whether a light's number fires its rule: over, below or, with
--     no word, at its threshold; to six decimals, so that no rounding of a share decides.
create macro mart.rule_fires(fires, observed, threshold) as
case fires
    when 'over' then round(observed, 6) > threshold
    when 'below' then round(observed, 6) < threshold
    else round(observed, 6) >= threshold
end
