SELECT subject AS place, metric, year, time, bound, value, upperValue AS upper, unit, modality, about, segment, count(DISTINCT document) AS documents, states AS facts
FROM asserted WHERE metric IN (bkg('outputValue'), bkg('industryScale'))
GROUP BY ALL ORDER BY place, metric, year, time, modality, value, facts;
