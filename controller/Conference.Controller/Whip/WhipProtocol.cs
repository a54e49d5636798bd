namespace Conference.Controller.Whip;

internal enum WhipProtocol
{
    /// <summary>The client publishes (RFC 9725).</summary>
    Whip,

    /// <summary>The client plays (draft-ietf-wish-whep).</summary>
    Whep,
}
