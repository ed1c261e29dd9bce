using System.Text.Json;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(60_000)]
public sealed class DoctorCommandTests
{
    [Test]
    public async Task It_says_what_is_there_and_whether_a_run_would_work(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();

        var doctor = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "doctor", "--json");

        var findings = doctor.Lines.Select(line => JsonElement.Parse(line)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(doctor.ExitCode, Is.Zero, doctor.Output);
            Assert.That(
                findings.Select(finding => finding.GetProperty("name").GetString()),
                Is.SupersetOf((string[])["python", "bubblewrap", "landlock", "seccomp", "confinement", "worlds", "package feed", "pythonnet", "display"]));
        }
    }
}
