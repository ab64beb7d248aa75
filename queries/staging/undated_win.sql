-- purpose: mart.undated_win(snapshot): projects that are signed (签约), begun (开工) or in production (投产) while
--     nobody says since when, and nothing dated shows that it was before the as-of year: what mart.year_win may lack.
-- grain: claim, project_id
create macro mart.undated_win(in_snapshot) as table
    select
        step.claim,
        project.project_id
    from mart.project as project
    inner join mart.snapshot as snapshot on project.snapshot_id = snapshot.snapshot_id
    cross join (
        values
        ('签约', null), ('开工', mart.setting_text('started_stage')), ('投产', mart.setting_text('production_stage'))
    ) as step (claim, stage)
    left join mart.stage_entry as entered
        on
            project.snapshot_id = entered.snapshot_id
            and project.project_id = entered.project_id
            and coalesce(step.stage, project.stage) = entered.stage
    where
        project.snapshot_id = in_snapshot
        and project.is_counted
        and not project.is_exit
        and case
            when step.stage is null
                then
                    project.is_signed
                    and project.signed_date is null
                    and not project.is_signed_counted
                    and coalesce(project.is_agreement_counted, true)
            else
                case step.claim when '开工' then project.is_started else project.is_in_production end
                and coalesce(entered.basis, '') not in ('date', 'version')
        end
        and coalesce(
            least(
                case when step.stage is null then project.actual_start_date end,
                project.actual_production_date,
                entered.entered_date
            ) >= date_trunc('year', snapshot.as_of_date),
            true
        )
