namespace Conference.Controller.Access.ApiKeys;

/// <summary>What an API key is good for.</summary>
internal static class KeyScope
{
    /// <summary>Signs tokens for calls of the REST API.</summary>
    public const string Api = "api";

    /// <summary>Signs tokens that let one person into one meeting.</summary>
    public const string Join = "join";

    /// <summary>Calls made with its tokens may also make tenants and change their limits.</summary>
    public const string Operator = "operator";

    public static IReadOnlyList<string> All { get; } = [Api, Join, Operator];
}
