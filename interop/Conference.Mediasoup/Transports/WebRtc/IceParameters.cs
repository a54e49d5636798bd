namespace Conference.Mediasoup;

/// <summary>What an endpoint needs to authenticate its ICE requests.</summary>
/// <param name="UsernameFragment">The user name fragment.</param>
/// <param name="Password">The password.</param>
/// <param name="IceLite">Whether the server is ICE lite, which it is.</param>
public sealed record IceParameters(string UsernameFragment, string Password, bool IceLite);
