using Conference.Controller.Errors;

namespace Conference.Controller.Whip.Sdp;

/// <summary>The client's ICE user name fragment and password; new ones mean a new ICE session.</summary>
internal sealed record IceCredentials(string UsernameFragment, string Password)
{
    /// <summary>Null when the section has neither.</summary>
    /// <exception cref="RefusedException">There is only one of the two, or one is shorter than RFC 8839, section 5.4, allows.</exception>
    public static IceCredentials? Find(SdpSection section)
    {
        var ufrag = section.Find("ice-ufrag");
        var pwd = section.Find("ice-pwd");
        return (ufrag, pwd) switch
        {
            (null, null) => null,
            (null, { } lone) => throw lone.Line.Invalid("a=ice-pwd comes without a=ice-ufrag"),
            ({ } lone, null) => throw lone.Line.Invalid("a=ice-ufrag comes without a=ice-pwd"),
            _ when !SdpToken.IsIceText(ufrag.Value, minimum: 4) => throw ufrag.Line.Invalid("a=ice-ufrag has 4 to 256 letters, digits, + and /"),
            _ when !SdpToken.IsIceText(pwd.Value, minimum: 22) => throw pwd.Line.Invalid("a=ice-pwd has 22 to 256 letters, digits, + and /"),
            _ => new IceCredentials(ufrag.Value, pwd.Value),
        };
    }
}
