alter table sessions add constraint sessions_user_agent_given_check check (user_agent is not null);
