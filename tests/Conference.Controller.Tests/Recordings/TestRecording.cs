using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Tests.Recordings;

internal static class TestRecording
{
    /// <summary>Tells a meeting of a recording that nobody makes, so that its people can agree to it.</summary>
    public static void Announce(this Meeting meeting, string id)
    {
        var now = TimeProvider.System.GetUtcNow();
        var recording = new RecordingView(
            id, meeting.Id, meeting.Code, meeting.Name, RecordingState.Recording, now, now, null, null, null, null, null, null, null);
        meeting.Change(change => meeting.TellRecording(change, recording, revision: null));
    }
}
