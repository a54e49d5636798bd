namespace Conference.Controller.Access.Accounts;

internal enum AccountRole
{
    /// <summary>May act on the tenant's meetings.</summary>
    Member,

    /// <summary>May also change API keys, accounts and webhooks.</summary>
    Admin,
}
