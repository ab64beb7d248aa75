placing-click = Click on the map where “{ $project }” lies; Esc leaves it
placing-no-map = Give the degrees of “{ $project }”, or choose a place; Esc cancels
placing-follow = { $count ->
    [one] { $count } project follows
   *[other] { $count } projects follow
}
placing-signed-out = Sign in to put a project on the map
placing-written = Ledger, { $field }: { $words }
placing-nothing-written = The ledgers name no town, park or address
placing-doubtful = several towns are named; none was chosen for you
placing-put = put on the map by { $by }, { $time }
placing-degrees = Or type longitude and latitude
placing-datum = Coordinates from
placing-datum-wgs84 = GPS (WGS84)
placing-datum-cgcs2000 = CGCS2000
placing-datum-gcj02 = Amap, Tencent (GCJ-02)
placing-datum-bd09 = Baidu (BD-09)
placing-place = Or choose a place
placing-place-none = None
placing-unreadable = Not readable as longitude and latitude; write 107.475, 38.180
placing-point = { $longitude }° E, { $latitude }° N (WGS84)
placing-nearest = { $kilometres } km from the centre of { $place }
placing-outside = this point lies outside the county; please check it
placing-save = Save the place
placing-take-off = Take it off the map
placing-cancel = Cancel

gazetteer-title = Places
gazetteer-title-lacking = { $count ->
    [one] Places: { $count } with projects has no centre yet
   *[other] Places: { $count } with projects have no centre yet
}
gazetteer-note = Towns, parks, addresses and project names of the ledgers are looked up under these names; a project without coordinates is drawn at the centre. Each change is a version and can be rolled back.
gazetteer-empty = Once a ledger is published, its towns and parks stand here
gazetteer-kind-seat = County seat
gazetteer-kind-town = Town
gazetteer-kind-park = Park
gazetteer-kind-village = Village
gazetteer-kind-landmark = Other place
gazetteer-kind-other = Other place
gazetteer-in-town = in { $town }
gazetteer-no-centre = no centre yet
gazetteer-projects = { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
gazetteer-change = Change
gazetteer-name-it = Give its centre
gazetteer-take-back = Undo the change
gazetteer-take-back-sure = No longer use what was said of “{ $place }”?
gazetteer-add = Add a place
gazetteer-correct = Change “{ $place }”
gazetteer-name = Place
gazetteer-names = Other names in ledgers
gazetteer-names-example = separated by commas
gazetteer-kind = Kind
gazetteer-town = Town
gazetteer-town-none = None
gazetteer-degrees = Centre, longitude and latitude (WGS84)
gazetteer-save = Save
