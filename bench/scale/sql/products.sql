SELECT subject AS enterprise, coalesce(predicate, metric) AS statement, object AS product, bound, value AS number, about, time, modality, count(DISTINCT document) AS documents, states AS facts
FROM asserted WHERE predicate IN (bkg('develops'), bkg('produces'), bkg('holdsApproval'))
    OR metric IN (bkg('productCount'), bkg('pipelineCount'), bkg('clinicalTrialCount'))
GROUP BY ALL ORDER BY enterprise, statement, product, number, time, facts;
