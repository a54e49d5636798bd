namespace Conference.Mediasoup.Channels.Requests;

internal sealed class PauseRtpObserverRequest(string observerId) : Command(Fbs.Request.Method.RtpobserverPause, observerId);
