import { TicketKeeper } from '../access/TicketKeeper';
import { ApiClient } from '../api/ApiClient';

/** One for the page: it carries the server's clock from call to call. */
export const api = new ApiClient();

/** The tickets of this browser's tabs. */
export const tickets = new TicketKeeper(() => new BroadcastChannel('conference.tickets'));
