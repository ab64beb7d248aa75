# Channels: who brought whom, how far it came, whom they could ask next

nav-channels = Channels
channels-missing = No projects to be seen by channel yet
channels-empty-title = No projects yet
channels-empty-body = Once a projects ledger is uploaded: who introduced which project, how far it came, what each channel signed, and whom connectors could ask next.

channels-headline = { $connectors ->
        [one] 1 company or chamber
       *[other] { $connectors } companies and chambers
    } introduced { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }, { $signed } signed
channels-headline-none = { $channels ->
        [0] {""}
        [one] 1 channel,{" "}
       *[other] { $channels } channels,{" "}
    }{ $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }, { $signed } signed; the ledger names { $channels ->
        [0] neither channels nor introducers
       *[other] no introducer
    }
channels-headline-blank = { $count } through resident companies without an introducer
channels-sub-chain = Along industry chains { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }, { $signed } signed, planned { $amount }
channels-sub-blank = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } without a channel
channels-sub-persons = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } introduced by persons, who are counted and not named
channels-sum-part = { $amount } ({ $count } without an amount)
channels-sum-unknown = not stated ({ $count })
channels-plus-unknown = + { $count } not stated

channels-group-person = Persons (not named)
channels-group-blank = No introducer stated
channels-group-chain = No chain stated
channels-group-connector = Introducers
channels-section-connector = Introduced by companies and chambers: { $groups }, { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }
channels-section-person = Without such an introducer: { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }
channels-section-chain = Along industry chains, no introducer: { $groups } chains, { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }
channels-resident = resident
channels-not-resident = not resident
channels-picture-title = { $name } introduced most: { $count }, { $signed } signed
channels-picture-each = { $names } introduced { $count } each
channels-picture-many = { $names } and others, { $number } in all, introduced { $count } each
channels-picture-chain = { $name } has most projects: { $count }, { $signed } signed
channels-picture-chain-each = { $names } have { $count } projects each
channels-picture-chain-many = { $names } and others, { $number } chains in all, have { $count } projects each
channels-picture-none = Neither introducers nor chains are stated
channels-picture-note = Introducer → investor → project; the large dot or the square stands in the column of the stage. Click to see the cell
channels-picture-empty = State the introducer and the industry chain in the projects ledger to see here who brought whom.
channels-picture-label = Introducers, investors, projects and their stages
channels-draw = Drawn
channels-draw-each = One by one
channels-draw-squares = In all
channels-each-rest = { $count } more projects are not drawn; choose “In all” to see every one
channels-folded = { $count } others
channels-all = In all
channels-stage-blank = { $count } projects state no stage; they are in the number of projects alone
channels-unstated = Not stated
channels-unstated-chain = no chain stated

channels-rate = { $name }: { $share } signed
channels-title-none = No projects through resident companies or along chains
channels-title-blank = No channel is stated, so nobody knows through which most was signed
channels-title-note = Share signed = signed or beyond ÷ projects on the books; signed this year is the pipeline’s number. A share of few says little
channels-column-who = Introducer
channels-column-investor = Investor
channels-column-project = Project
channels-column-channel = Channel
channels-column-chain = Chain
channels-column-projects = Projects
channels-column-talks = Talks +
channels-column-signed = Signed +
channels-column-started = Started +
channels-column-produced = Producing +
channels-column-rate = Signed
channels-column-year = This year
channels-column-year-sum = Amount ({ $unit })
channels-column-sum = Planned (¥ mn)
channels-column-lead-days = Lead → signing (days)
channels-column-start-days = Signing → start (days)
channels-column-ask = Ask
channels-column-whom = For whom
channels-dated = { $dated }/{ $all }

channels-to-meet = Whom to ask: { $connectors } companies
channels-to-meet-companies = { $companies } of their chains not met
channels-not-drawn = { $count } projects of other channels name no introducer and are not drawn
channels-chains-title-each = { $chain } signed most, { $count } each
channels-to-meet-none = No companies of the same chain that nobody has met
channels-to-meet-blank = No introducer or no chain is stated, so nobody knows who of a chain is left to meet
channels-to-meet-note = Same chain, no visit for { $months } months, no project in talks or beyond
channels-to-meet-rest = { $count } more introducers
channels-names-rest = { $names } and { $count } more
channels-days-title = The { $dated } with both dates took { $days } days from lead to signing (median); { $blank } signed ones lack a date
channels-days-none = None of { $signed } signed projects states the day of the lead: how long it took is unknown
channels-days-note = Finished steps only, calendar days, median; behind it how many of them state both days
channels-chains-title = { $chain } signed most, { $count }
channels-chains-rest = { $projects } projects in { $count } more chains
channels-chains-title-few = { $chains } industry chains
channels-chains-note = Pale: projects on the books; strong: signed or beyond
channels-chains-none = No chain is stated
channels-chains-none-note = State the industry chain in the projects ledger to see signing by chain
channels-is_in_talks = in talks or beyond
channels-is_signed = signed or beyond
channels-is_started = started or beyond
channels-is_in_production = producing or beyond
channels-is_signed_counted = signed this year
channels-kind-organisation = introduced by organisations
channels-kind-person = introduced by persons
channels-kind-blank = no introducer stated
