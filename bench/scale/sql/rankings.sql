SELECT subject, metric, year, time, bound, value, upperValue AS upper, about, segment, modality, count(DISTINCT document) AS documents, states AS facts
FROM asserted WHERE metric IN (bkg('rank'), bkg('rankChange'))
GROUP BY ALL ORDER BY subject, about, year, metric, value, facts;
