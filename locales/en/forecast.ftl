# The forecast: how many of those under way start and produce, and how last year's held

forecast-production = { $open } projects signed and not producing: { $interval } are expected to produce within { $months } months
forecast-start = { $open } projects signed and not begun: { $interval } are expected to start within { $months } months
forecast-production-too-few = Too few productions to forecast: { $count } in the past with a date, fewer than { $least }
forecast-start-too-few = Too few starts to forecast: { $count } in the past with a date, fewer than { $least }
forecast-between = ; { "" }
forecast-interval = { $low } to { $high }
forecast-of = { $interval } of { $of }
forecast-too-few = too few
forecast-how = Of the whole { county-kind }, whatever the filters; a number opens its projects
forecast-table = Starts and productions: forecast and what came
forecast-head-step = Step
forecast-head-open = Under way
forecast-head-within = Within { $months } months
forecast-head-last-year = Forecast a year ago (12 months from { $day })
forecast-head-came = What came
forecast-basis-production = Production: from { $events } projects that came to produce{ $tried ->
    [0] , too few for a back-test
    [one] ; forecast again from { $tried } earlier day by what was known then ({ $months } months), { $covered } fell into the interval
   *[other] ; forecast again from { $tried } earlier days by what was known then ({ $months } months each), { $covered } fell into the interval
}
forecast-basis-start = Start: from { $events } projects that started{ $tried ->
    [0] , too few for a back-test
    [one] ; forecast again from { $tried } earlier day by what was known then ({ $months } months), { $covered } fell into the interval
   *[other] ; forecast again from { $tried } earlier days by what was known then ({ $months } months each), { $covered } fell into the interval
}
forecast-left-out-production = { $count ->
    [one] one project not producing states no usable day of signing and is in no forecast
   *[other] { $count } projects not producing state no usable day of signing and are in no forecast
}
forecast-left-out-start = { $count ->
    [one] one project not begun states no usable day of signing and is in no forecast
   *[other] { $count } projects not begun state no usable day of signing and are in no forecast
}
forecast-rule = Interval: { $share } sure; { $source }
forecast-shock = How far a good or bad year moves all projects, where the office's own past says too little: { $source }
forecast-plans = The planned days of { $count } projects not in production
forecast-plans-note = Planned start and production of the newest list; how often and by how far each was put off, from one list to the next
forecast-head-slipped = Put off
forecast-slipped = { $times ->
    [one] once, { $days } days
   *[other] { $times } times, { $days } days
}
