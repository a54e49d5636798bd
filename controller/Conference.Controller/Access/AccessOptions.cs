namespace Conference.Controller.Access;

internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>32 bytes in base64 that seal the secrets in the database; empty: a key file in the data folder, made once.</summary>
    public string? MasterKey { get; set; }

    /// <summary>The first administrator of the dashboard; made at start when no account has this address.</summary>
    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }
}
