namespace Conference.Mediasoup.Tests.Surface;

/// <summary>Something that mediasoup's Node library offers.</summary>
internal sealed record NodeMember(NodeMemberKind Kind, string Type, string Name)
{
    public override string ToString() => $"{Type}.{Name}";
}
