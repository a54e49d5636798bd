using Conference.Recorder.Contracts;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class CrowdTests(ITestOutputHelper output)
{
    private const int Seats = 25;

    [Fact]
    public async Task Twenty_five_people_are_all_there_and_a_twenty_sixth_is_once_they_speak()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var crowd = new List<ReplayPerson>();
        for (var number = 0; number <= Seats; number++)
            crowd.Add(await meeting.JoinAsync(new Persona(number), $"Person {number}", picture: await PersonaMedia.PictureAsync(new Persona(number), 320, 180)));

        var film = await Film.MakeAsync(host, meeting, new RecordingSettings(RecordingLayout.Grid), output, async story =>
        {
            var seats = crowd.Take(Seats).Select(person => (Persona?)person.Persona).ToArray();
            story.Cut(Cells.Grid(Seats), seats);
            meeting.Speak(crowd[0]);
            await story.UntilAsync(4);
            meeting.Speak(crowd[Seats]);
            seats[Seats - 1] = crowd[Seats].Persona;
            story.Cut(Cells.Grid(Seats), seats);
            await story.UntilAsync(8);
        });

        film.ShowsWhatItMust();
        film.SyncOf([.. crowd.Take(Seats - 1).Select(person => (person, 1.0, 7.5))]).MustBeWhole();
    }
}
