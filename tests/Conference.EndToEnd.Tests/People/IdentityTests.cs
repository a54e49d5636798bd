using Conference.Recorder.Compose;

namespace Conference.EndToEnd.Tests.People;

public sealed class IdentityTests
{
    [Fact]
    public void Nobody_looks_like_an_avatar()
    {
        // Enough of them for all of its hues.
        foreach (var avatar in Enumerable.Range(0, 5_000).Select(i => Palette.AvatarOf($"participant-{i}")).Distinct())
        {
            var colour = new Rgb(avatar.R, avatar.G, avatar.B);
            Assert.All((Identity[])[Identity.Alice, Identity.Bob, Identity.Carol], identity => Assert.False(colour.Resembles(identity.Colour), $"{identity}: {colour}"));
        }
    }
}
