# Words of the kitchens, of what they plan, and of the week of one kitchen, one meal.
kitchens-title = Charity kitchens
kitchens-lead = Where, on how many days, meals, what a meal costs, who gives
kitchens-none = No kitchen served here in this month. A lasting one is opened as a unit: Kitchen
kitchens-week = Record a week of meals
kitchens-place = Kitchen
kitchens-days = Days of service
kitchens-meals = Meals
kitchens-rice = Rice
kitchens-porridge = Porridge
kitchens-bread = Bread
kitchens-value = Value, đồng
kitchens-cost = A meal, đồng
kitchens-all = Sum
kitchens-months = Meals by month
kitchens-givers = Contributions
kitchens-giver = Giver
kitchens-share = Given, đồng
kitchens-closed = closed after { $day }
kitchens-cut =
    { $shown } places with the most meals of { $all } are shown. The sum is of all; the file holds
    all.
kitchens-givers-cut =
    { $shown } of { $all } givers are shown, the largest first. The sum is of all.
kitchens-kept = As planned
kitchens-kept-days = served on { $served } / { $planned } planned days
kitchens-kept-meals = { $meals } meals / { $planned } planned
kitchens-kept-beside = { $n } meals beside the plan
kitchens-kept-cut =
    { $shown } of { $all } kitchens with a plan are shown, the least kept first. The file has all.
kitchens-late-out =
    { $n } meals of { $month } were recorded when the month was locked: this page counts them in
    { $month }, reports in the month that was open then.
kitchens-late-in =
    The report of { $month } also has { $n } meals of earlier months, recorded when those were
    locked; this page counts them in the month of the meals.
kitchens-planned-cooked = Meals on planned days
kitchens-unplanned-cooked = Meals beside the plan
kitchens-missed = No service recorded: { $days }
kitchens-planned-days = Planned days
kitchens-planned-served = Planned days served
kitchens-planned-meals = Planned meals
kitchens-plan = Plan of service
kitchens-plan-lead =
    On which days of the week the kitchen serves and how many meals a day. A plan from a later day
    takes the place of the one before.
kitchens-plan-from = From
kitchens-plan-weekdays = Serves on
kitchens-plan-weekdays-hint = With no day ticked the kitchen has no plan from that day on
kitchens-plan-meals = Meals a day
kitchens-plan-needs-meals = Enter the meals a day, from 1 to 1.000.000
kitchens-plan-known = There is a plan from this day: choose it below to correct it
kitchens-plan-save = Save the plan
kitchens-plan-by = Set by
kitchens-plan-ended = no plan any more
kitchens-plans = Plans that were set
kitchens-done-plan = The plan of service is saved
subject-kitchen-plan = A kitchen's plan of service

activity-week-title = Name of the kitchen or meal
activity-week-title-hint = Leave it empty where there is one kitchen and one meal
activity-week-of-others = Other work of this kind is recorded
activity-week-which = Record another kitchen or meal
activity-week-which-work = Record another place or name
activity-week-new = A new kitchen or meal
activity-week-new-work = Another place, another name
activity-week-planned = planned: { $n } meals
