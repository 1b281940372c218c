SELECT subject AS investor, coalesce(predicate, metric) AS statement, object AS target, bound, value AS amount, unit, time, modality, about, segment,
    count(DISTINCT document) AS documents, states AS facts
FROM asserted WHERE predicate = bkg('investsIn') OR metric IN (bkg('investmentAmount'), bkg('financingAmount'))
GROUP BY ALL ORDER BY investor, statement, amount DESC, target, time, facts;
