create type mood as enum ('glad', 'sad');
