namespace Conference.Mediasoup.Conformance;

/// <summary>Reads the options of transports, with the forms that mediasoup still takes and our library never had.</summary>
internal static class TransportOptionsReader
{
    public static WebRtcTransportOptions WebRtc(CallOptions options)
    {
        ListenForms.UpgradeIps(options);
        var consentTimeout = options.TakeTime("iceConsentTimeout", TimeSpan.FromSeconds(1), new WebRtcTransportOptions().IceConsentTimeout);
        var appData = options.TakeAppData();
        return options.Read<WebRtcTransportOptions>() with { IceConsentTimeout = consentTimeout, AppData = appData };
    }

    public static PlainTransportOptions Plain(CallOptions options)
    {
        ListenForms.UpgradeIp(options);
        // In mediasoup, where RTCP listens decides; ours wants to hear that it has a port of its own.
        if (options.Has("rtcpListenInfo")) options.Set("rtcpMux", false);
        var appData = options.TakeAppData();
        return options.Read<PlainTransportOptions>() with { AppData = appData };
    }

    public static PipeTransportOptions Pipe(CallOptions options)
    {
        ListenForms.UpgradeIp(options);
        var appData = options.TakeAppData();
        return options.Read<PipeTransportOptions>() with { AppData = appData };
    }

    public static DirectTransportOptions Direct(CallOptions options)
    {
        var appData = options.TakeAppData();
        return options.Read<DirectTransportOptions>() with { AppData = appData };
    }

    public static PipeToRouterOptions PipeToRouter(CallOptions options)
    {
        ListenForms.UpgradeIp(options);
        if (options.Has("producerId")) options.NormalizeId<ProducerId>("producerId");
        if (options.Has("dataProducerId")) options.NormalizeId<DataProducerId>("dataProducerId");
        return options.Read<PipeToRouterOptions>();
    }
}
