using System.Text;

namespace Conference.Recorder.Movies;

/// <summary>Writes the moov box: what is in a film and where.</summary>
internal static class MovieHeader
{
    /// <summary>Ticks per second of the film's own clock: both 25 and 30 frames per second, and 48 kHz, are whole numbers of it.</summary>
    public const int Timescale = 48_000;

    private const uint Language = 0x55C4;
    private const int MostQuickChapters = 255;
    private const int LongestTitle = 255;

    /// <param name="duration">In ticks of <see cref="Timescale"/>.</param>
    /// <param name="chunks">For each track: where each of its chunks begins and how many samples it holds.</param>
    public static byte[] Build(
        IReadOnlyList<MovieTrack> tracks, IReadOnlyList<IReadOnlyList<MovieChunk>> chunks, long duration, IReadOnlyList<Chapter> chapters, bool wide) =>
        new BoxBuilder().Box("moov", moov =>
        {
            moov.FullBox("mvhd", 1, 0, box => box
                .Zeros(16).UInt32(Timescale).Int64(duration).Int32(0x10000).UInt16(0x100).Zeros(10).Identity().Zeros(24).Int32(tracks.Count + 1));
            for (var i = 0; i < tracks.Count; i++)
                Track(moov, tracks, i, chunks[i], duration, wide);
            if (chapters.Count > 0)
                moov.Box("udta", udta => QuickChapters(udta, chapters));
        }).ToArray();

    private static void Track(BoxBuilder moov, IReadOnlyList<MovieTrack> tracks, int index, IReadOnlyList<MovieChunk> chunks, long duration, bool wide)
    {
        var track = tracks[index];
        var mediaDuration = track.Samples.Sum(sample => (long)sample.Duration);
        moov.Box("trak", trak =>
        {
            trak.FullBox("tkhd", 1, track.Enabled ? 3u : 2u, box => box
                .Zeros(16).Int32(index + 1).UInt32(0).Int64(duration).Zeros(8).UInt16(0).UInt16(track.Handler == "text" ? 1 : 0)
                .UInt16(track.Handler == "soun" ? 0x100 : 0).UInt16(0).Identity().Int32(track.Width << 16).Int32(track.Height << 16));
            trak.Box("edts", edts => edts.FullBox("elst", 1, 0, box => box
                .UInt32(1).Int64(duration).Int64(track.MediaTime).Int32(0x10000)));
            var text = tracks.ToList().FindIndex(other => other.Handler == "text");
            if (text >= 0 && track.Handler != "text")
                trak.Box("tref", tref => tref.Box("chap", box => box.Int32(text + 1)));
            trak.Box("mdia", mdia =>
            {
                mdia.FullBox("mdhd", 1, 0, box => box.Zeros(16).Int32(track.Timescale).Int64(mediaDuration).UInt32(Language << 16));
                mdia.FullBox("hdlr", 0, 0, box => box.UInt32(0).Ascii(track.Handler).Zeros(12).Ascii(HandlerName(track.Handler)).Zeros(1));
                mdia.Box("minf", minf =>
                {
                    MediaHeader(minf, track.Handler);
                    minf.Box("dinf", dinf => dinf.FullBox("dref", 0, 0, dref => dref.UInt32(1).FullBox("url ", 0, 1, _ => { })));
                    minf.Box("stbl", stbl => Samples(stbl, track, chunks, wide));
                });
            });
        });
    }

    private static string HandlerName(string handler) => handler switch
    {
        "vide" => "VideoHandler",
        "soun" => "SoundHandler",
        _ => "TextHandler",
    };

    private static void MediaHeader(BoxBuilder minf, string handler)
    {
        switch (handler)
        {
            case "vide":
                minf.FullBox("vmhd", 0, 1, box => box.Zeros(8));
                break;
            case "soun":
                minf.FullBox("smhd", 0, 0, box => box.Zeros(4));
                break;
            default:
                minf.Box("gmhd", gmhd => gmhd.FullBox("gmin", 0, 0, box => box.UInt16(0x40).Zeros(10)));
                break;
        }
    }

    private static void Samples(BoxBuilder stbl, MovieTrack track, IReadOnlyList<MovieChunk> chunks, bool wide)
    {
        stbl.Box("stsd", box => box.Bytes(track.Description));
        Runs(stbl, "stts", track.Samples, sample => sample.Duration);
        if (track.Samples.Any(sample => sample.Delay != 0))
            Runs(stbl, "ctts", track.Samples, sample => sample.Delay);
        if (!track.AllKey)
        {
            var keys = Enumerable.Range(0, track.Samples.Count).Where(i => track.Samples[i].IsKey).ToArray();
            stbl.FullBox("stss", 0, 0, box =>
            {
                box.Int32(keys.Length);
                foreach (var key in keys)
                    box.Int32(key + 1);
            });
        }

        var runs = chunks.Select((chunk, i) => (First: i + 1, chunk.Count)).ToList();
        for (var i = runs.Count - 1; i > 0; i--)
        {
            if (runs[i].Count == runs[i - 1].Count)
                runs.RemoveAt(i);
        }

        stbl.FullBox("stsc", 0, 0, box =>
        {
            box.Int32(runs.Count);
            foreach (var (first, count) in runs)
                box.Int32(first).Int32(count).Int32(1);
        });
        stbl.FullBox("stsz", 0, 0, box =>
        {
            box.Int32(0).Int32(track.Samples.Count);
            foreach (var sample in track.Samples)
                box.Int32(sample.Size);
        });
        stbl.FullBox(wide ? "co64" : "stco", 0, 0, box =>
        {
            box.Int32(chunks.Count);
            foreach (var chunk in chunks)
            {
                if (wide)
                    box.Int64(chunk.Offset);
                else
                    box.UInt32((uint)chunk.Offset);
            }
        });
    }

    private static void Runs(BoxBuilder stbl, string type, IReadOnlyList<MovieSample> samples, Func<MovieSample, int> value)
    {
        var runs = new List<(int Count, int Value)>();
        foreach (var sample in samples)
        {
            if (runs.Count > 0 && runs[^1].Value == value(sample))
                runs[^1] = (runs[^1].Count + 1, runs[^1].Value);
            else
                runs.Add((1, value(sample)));
        }

        stbl.FullBox(type, 0, 0, box =>
        {
            box.Int32(runs.Count);
            foreach (var (count, each) in runs)
                box.Int32(count).Int32(each);
        });
    }

    /// <summary>The list of chapters that most other players read; it cannot hold more than 255.</summary>
    private static void QuickChapters(BoxBuilder udta, IReadOnlyList<Chapter> chapters) => udta.FullBox("chpl", 1, 0, box =>
    {
        box.UInt32(0).Bytes([(byte)Math.Min(chapters.Count, MostQuickChapters)]);
        foreach (var chapter in chapters.Take(MostQuickChapters))
        {
            var title = Encoding.UTF8.GetBytes(chapter.Title);
            box.Int64((long)(chapter.From * 10_000_000)).Bytes([(byte)Math.Min(title.Length, LongestTitle)]).Bytes(title.AsSpan(0, Math.Min(title.Length, LongestTitle)));
        }
    });
}
