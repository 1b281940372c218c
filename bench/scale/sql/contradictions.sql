WITH figure AS (
    SELECT DISTINCT subject, metric, year, segment, states, bound, value, upperValue, unit, modality, time, about FROM asserted
    WHERE year IS NOT NULL AND value IS NOT NULL AND unit IS NOT NULL AND bound IS NOT NULL AND time IS NOT NULL AND metric NOT IN (bkg('investmentAmount'),
        bkg('financingAmount'), bkg('licenseDealValue'), bkg('otherCount'), bkg('eventCount')))
SELECT a.subject, a.metric, a.year, a.segment, a.bound, a.value, a.unit, a.modality, a.time, a.about, b.bound, b.value, b.unit, b.modality, b.time, b.about,
    CASE WHEN a.time <> b.time THEN 'period' WHEN a.unit <> b.unit THEN 'currency' WHEN a.modality <> b.modality THEN 'modality'
        WHEN b.value / a.value BETWEEN 9.8 AND 10.2 OR b.value / a.value BETWEEN 98 AND 102 OR b.value / a.value BETWEEN 980 AND 1020 THEN 'magnitude'
        WHEN lower(coalesce(a.about, '')) <> lower(coalesce(b.about, '')) THEN 'scope' ELSE 'conflict' END AS reason,
    a.states || ' ' || b.states AS facts
FROM figure a JOIN figure b ON a.subject = b.subject AND a.metric = b.metric AND a.year = b.year AND coalesce(a.segment, '') = coalesce(b.segment, '')
WHERE (a.metric NOT IN (bkg('shareOf'), bkg('rank'), bkg('rankChange'), bkg('growthRate'), bkg('cagr')) OR lower(a.about) = lower(b.about))
    AND CASE WHEN a.unit = b.unit THEN a.value < b.value AND coalesce(a.upperValue, a.value) < b.value
            AND a.bound NOT IN ('moreThan', 'atLeast') AND b.bound <> 'upTo'
            AND b.value - a.value > b.value * CASE WHEN a.bound = 'exact' AND b.bound = 'exact' THEN 0.005 ELSE 0.05 END
        ELSE a.unit = 'CNY' AND b.unit = 'USD' AND (a.value < b.value * 5.5 OR a.value > b.value * 8.5) END
ORDER BY a.subject, a.metric, a.year, reason, a.states, b.states;
