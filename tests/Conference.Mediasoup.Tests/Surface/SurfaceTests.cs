using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Surface;

/// <summary>Holds the library to all that mediasoup's Node library offers, as its declarations tell.</summary>
public sealed class SurfaceTests
{
    // What the pinned version has: a declaration that the reader misses shows here.
    [Theory(Timeout = Limits.Media)]
    [InlineData(nameof(NodeMemberKind.Method), 85)]
    [InlineData(nameof(NodeMemberKind.Event), 40)]
    [InlineData(nameof(NodeMemberKind.Option), 115)]
    [InlineData(nameof(NodeMemberKind.ListenOption), 16)]
    [InlineData(nameof(NodeMemberKind.ObserverEvent), 51)]
    [InlineData(nameof(NodeMemberKind.Property), 112)]
    public async Task Everything_that_node_offers_is_here(string kind, int count)
    {
        var members = (await NodeDeclarations.ReadAsync(CancellationToken.None))
            .Where(member => member.Kind == Enum.Parse<NodeMemberKind>(kind))
            .ToArray();
        Assert.Equal(count, members.Length);
        Assert.Empty(members.Where(member => !Counterparts.Exists(member)).Select(member => member.ToString()));
    }

    [Fact(Timeout = Limits.Media)]
    public async Task Names_that_differ_are_those_of_members_that_exist()
    {
        var members = await NodeDeclarations.ReadAsync(CancellationToken.None);
        var names = members.SelectMany(member => new[] { member.Name, member.ToString() }).ToHashSet();
        Assert.Empty(Counterparts.Without.Keys.Except(names));
        Assert.Empty(Counterparts.Renamed.Keys.Except(names));
        Assert.Empty(Counterparts.Events.Keys.Except(names));
    }
}
