namespace Conference.Controller.Access.Accounts;

internal static class AccountViews
{
    public static AccountView View(this AccountRow account) =>
        new(account.Id, account.Email, account.Name, account.Role, account.CreatedAt, account.UpdatedAt);

    public static string ETag(this AccountRow account) => $"\"{account.Version}\"";
}
