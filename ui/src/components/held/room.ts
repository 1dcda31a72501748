/** What stands beside what is now, by the width of the screen in pixels; with less it goes into a menu, or below. */
export const AGENDA = 780;
export const SIDE = 1050;
