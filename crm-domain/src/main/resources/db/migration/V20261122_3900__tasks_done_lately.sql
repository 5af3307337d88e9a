-- counts of the day and of the week ask for tasks done lately, of all that were ever done
create index care_task_done on care_task (completed_at) where status = 'DONE';
