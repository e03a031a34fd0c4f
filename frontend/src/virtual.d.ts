declare module "virtual:theme.css";
declare module "virtual:theme-antd.css";
declare module "@fontsource-variable/inter/wght.css";
