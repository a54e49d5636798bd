namespace Conference.Controller.Tests.Meetings;

/// <summary>Who may make a call.</summary>
public enum Need
{
    /// <summary>Anybody who knows the meeting.</summary>
    Nothing,

    /// <summary>A participant; the tenant too.</summary>
    Presence,

    /// <summary>A participant, for oneself; nobody else.</summary>
    Self,

    /// <summary>Hosts and co-hosts; the tenant too.</summary>
    Moderate,

    /// <summary>The tenant only.</summary>
    Tenant,
}
