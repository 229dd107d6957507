-- The account of the operating system is the password: nothing to steal, nothing to rotate.
-- Nothing is granted to the application here: each migration grants what its tables need, because grants only ever add up.
CREATE DATABASE IF NOT EXISTS veriline CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;

CREATE OR REPLACE USER veriline_migrator@localhost IDENTIFIED VIA unix_socket AS 'veriline-migrate';
GRANT ALL PRIVILEGES ON veriline.* TO veriline_migrator@localhost WITH GRANT OPTION;

CREATE USER IF NOT EXISTS veriline_app@localhost IDENTIFIED VIA unix_socket AS 'veriline';
ALTER USER veriline_app@localhost IDENTIFIED VIA unix_socket AS 'veriline';
