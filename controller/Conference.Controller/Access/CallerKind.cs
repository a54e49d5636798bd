namespace Conference.Controller.Access;

internal enum CallerKind
{
    /// <summary>Nobody that we know: a browser with a meeting's link.</summary>
    Guest,

    /// <summary>A program that signs with one of the tenant's API keys.</summary>
    ApiKey,

    /// <summary>Somebody who has signed in to the dashboard.</summary>
    Account,

    /// <summary>Somebody in a meeting, with their device's proof.</summary>
    Participant,

    /// <summary>The server itself.</summary>
    System,
}
