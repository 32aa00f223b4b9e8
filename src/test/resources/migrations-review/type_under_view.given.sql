create view agents as select distinct user_agent from sessions;
