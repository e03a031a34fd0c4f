declare module "virtual:theme.css";
declare module "virtual:theme-inside.css";
declare module "@fontsource-variable/inter/wght.css";
