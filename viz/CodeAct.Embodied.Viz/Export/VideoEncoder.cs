using System.ComponentModel;

namespace CodeAct.Embodied.Viz.Export;

/// <summary>Makes an MP4 by handing pictures to ffmpeg.</summary>
internal sealed class VideoEncoder : IAnimationEncoder, IDisposable
{
    private readonly Process ffmpeg;
    private readonly Task<string> errors;
    private readonly int fps;
    private double shownSeconds;
    private long written;

    /// <exception cref="CannotContinueException">There is no ffmpeg.</exception>
    public VideoEncoder(string path, int width, int height, int fps)
    {
        this.fps = fps;
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgba", "-s", $"{width}x{height}",
            "-r", fps.ToString(CultureInfo.InvariantCulture), "-i", "-", "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart", path,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            ffmpeg = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new CannotContinueException("An MP4 needs the program ffmpeg, which is not installed. Install it (Debian: sudo apt-get install ffmpeg), or export .gif, .apng or .html, which need nothing.");
        }

        errors = ffmpeg.StandardError.ReadToEndAsync();
    }

    public void Add(Picture picture, TimeSpan shown)
    {
        shownSeconds += shown.TotalSeconds;
        // Its pictures are all shown equally long: one that stays is written again.
        for (; written < Math.Round(shownSeconds * fps); written++)
        {
            try
            {
                ffmpeg.StandardInput.BaseStream.Write(picture.Pixels);
            }
            catch (IOException)
            {
                Finish();
            }
        }
    }

    /// <exception cref="CannotContinueException">ffmpeg failed.</exception>
    public void Finish()
    {
        ffmpeg.StandardInput.Close();
        ffmpeg.WaitForExit();
        if (ffmpeg.ExitCode != 0)
            throw new CannotContinueException($"ffmpeg failed: {errors.GetAwaiter().GetResult().Trim()}");
    }

    public void Dispose()
    {
        if (!ffmpeg.HasExited)
            ffmpeg.Kill(entireProcessTree: true);
        ffmpeg.Dispose();
    }
}
