WITH now AS (SELECT DISTINCT subject, metric, unit, coalesce(segment, '') AS part, value, year, about, states FROM latest),
ahead AS (SELECT DISTINCT subject, metric, year, time, modality, bound, value, unit, about, segment, total, states FROM asserted
    WHERE modality IN ('target', 'forecast') AND metric IS NOT NULL)
SELECT a.subject, a.metric, a.year, a.time, a.modality, a.bound, a.value AS target, a.unit, a.about, a.segment, now.value AS latest, now.year AS latest_year,
    now.about AS latest_about, a.value - now.value AS gap, round(1000 * now.value / a.value) / 10 AS reached, concat_ws(' ', a.states, now.states) AS facts
FROM ahead a LEFT JOIN now ON a.total IS NULL AND now.subject = a.subject AND now.metric = a.metric AND now.unit = a.unit AND now.part = coalesce(a.segment, '')
ORDER BY a.subject, a.metric, a.year, a.modality, target, facts;
