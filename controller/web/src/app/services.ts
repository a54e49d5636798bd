import { ApiClient } from '../api/ApiClient';

/** One for the page: it carries the server's clock from call to call. */
export const api = new ApiClient();
