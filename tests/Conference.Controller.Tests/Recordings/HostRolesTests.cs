using Conference.Controller.Hosting;
using Conference.Controller.Roles;

namespace Conference.Controller.Tests.Recordings;

public sealed class HostRolesTests
{
    [Theory]
    [InlineData(null, true, true)]
    [InlineData("", true, true)]
    [InlineData("recorder", false, true)]
    [InlineData(" Recorder ,", false, true)]
    [InlineData("api,events,media,scheduler", true, false)]
    [InlineData("api,events,media,scheduler,recorder", true, true)]
    public void A_process_carries_what_it_is_told(string? roles, bool meetings, bool recorder)
    {
        var parsed = HostRoles.Parse(roles);
        Assert.Equal((meetings, recorder), (parsed.HasMeetings, parsed.HasRecorder));
    }

    [Theory]
    [InlineData("recoder", "There is no role 'recoder'. --roles takes some of api, events, media, scheduler, recorder; all when it is left out.")]
    [InlineData("recorder,2", "There is no role '2'.")]
    [InlineData("api,recorder", "events, media, scheduler are missing from --roles.")]
    [InlineData("api,events,media", "scheduler is missing from --roles.")]
    public void Roles_that_make_no_sense_are_refused_with_the_way_out(string roles, string message) =>
        Assert.Contains(message, Assert.Throws<StartupException>(() => HostRoles.Parse(roles)).Message, StringComparison.Ordinal);
}
