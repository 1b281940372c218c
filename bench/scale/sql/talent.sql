SELECT subject, metric, bound, value, upperValue AS upper, about, segment, time, modality, count(DISTINCT document) AS documents, states AS facts
FROM asserted WHERE metric IN (bkg('talentCount'), bkg('expertCount'))
GROUP BY ALL ORDER BY subject, metric, time, value DESC, facts;
