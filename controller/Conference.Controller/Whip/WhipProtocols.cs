namespace Conference.Controller.Whip;

internal static class WhipProtocols
{
    /// <summary>As it begins a path.</summary>
    public static string Name(this WhipProtocol protocol) => protocol switch
    {
        WhipProtocol.Whip => "whip",
        WhipProtocol.Whep => "whep",
    };
}
