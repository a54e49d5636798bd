namespace Conference.Mediasoup.Tests.Support;

/// <summary>What a fake worker was asked.</summary>
internal sealed record FakeRequest(uint Id, Fbs.Request.Method Method, string HandlerId);
