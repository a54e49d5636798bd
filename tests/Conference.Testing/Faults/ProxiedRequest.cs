namespace Conference.Testing.Faults;

/// <summary>A request that came to a proxy.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="BodyBytes">Length of its body.</param>
/// <param name="Headers">By name in lower case.</param>
public sealed record ProxiedRequest(string Method, string Target, long BodyBytes, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The bytes of its body that came; fewer than announced when the sender gave up.</summary>
    public long ReceivedBytes { get; internal set; }

    /// <summary>Whether it is a part of an S3 upload.</summary>
    public bool IsPart => Method == "PUT" && Target.Contains("partNumber=", StringComparison.Ordinal);

    /// <summary>Number of the part.</summary>
    public int PartNumber => int.Parse(
        Target.Split('?', '&').Single(pair => pair.StartsWith("partNumber=", StringComparison.Ordinal))["partNumber=".Length..]);
}
