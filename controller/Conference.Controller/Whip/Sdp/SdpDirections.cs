namespace Conference.Controller.Whip.Sdp;

internal static class SdpDirections
{
    private static readonly (string Name, SdpDirection Direction)[] All =
    [
        ("sendrecv", SdpDirection.SendRecv),
        ("sendonly", SdpDirection.SendOnly),
        ("recvonly", SdpDirection.RecvOnly),
        ("inactive", SdpDirection.Inactive),
    ];

    public static string Name(this SdpDirection direction) => All.First(entry => entry.Direction == direction).Name;

    /// <summary>The direction of a section, which is the session's where it says nothing itself, and both ways where neither does.</summary>
    public static SdpDirection Of(SdpMedia media, SdpSection session) =>
        Find(media.Section) ?? Find(session) ?? SdpDirection.SendRecv;

    private static SdpDirection? Find(SdpSection section)
    {
        SdpDirection? found = null;
        foreach (var attribute in section.Attributes)
        {
            foreach (var (name, direction) in All)
            {
                if (attribute.Name != name)
                    continue;
                found = found is null ? direction : throw attribute.Line.Invalid("the section has two directions");
            }
        }

        return found;
    }
}
