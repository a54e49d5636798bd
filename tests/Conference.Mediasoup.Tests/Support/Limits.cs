namespace Conference.Mediasoup.Tests.Support;

/// <summary>How long a test may take, in milliseconds: far more than it needs, far less than a hang.</summary>
internal static class Limits
{
    public const int Quick = 20_000;
    public const int Media = 60_000;
}
