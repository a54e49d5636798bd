namespace Conference.Controller.Api.Limits;

/// <summary>What is left of a limit after a call.</summary>
/// <param name="FullIn">When a pause has given everything back.</param>
internal readonly record struct RateState(string Name, Rate Rate, int Remaining, TimeSpan FullIn)
{
    /// <summary>The headers of draft-ietf-httpapi-ratelimit-headers.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        var window = Math.Max(1, (int)Math.Ceiling(Rate.Period.TotalSeconds * Rate.AtOnce / Rate.Count));
        headers["RateLimit-Policy"] = $"\"{Name}\";q={Rate.AtOnce};w={window}";
        headers["RateLimit"] = $"\"{Name}\";r={Remaining};t={(int)Math.Ceiling(FullIn.TotalSeconds)}";
    }
}
