namespace Conference.Mediasoup.Channels;

/// <summary>The content of a response that only says yes.</summary>
internal readonly struct Nothing;
