using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation;

public sealed class BoundedFileTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase(10, true, Description = "as large as it may be")]
    [TestCase(11, false, Description = "a byte more")]
    public void A_file_is_read_up_to_its_limit(int size, bool isRead)
    {
        var path = folder.Place("file");
        File.WriteAllBytes(path, new byte[size]);

        if (isRead)
            Assert.That(BoundedFile.ReadBytes(path, 10), Has.Length.EqualTo(size));
        else
            Assert.That(() => BoundedFile.ReadBytes(path, 10), Throws.TypeOf<InputException>().With.Message.StartsWith($"{path}: the file is larger than"));
    }

    [Test]
    public void A_device_without_an_end_is_left_at_the_limit() =>
        Assert.That(() => BoundedFile.ReadBytes("/dev/zero", 1 << 20), Throws.TypeOf<InputException>().With.Message.Contains("larger than 1 MiB"));

    [Test]
    public void A_file_of_the_kernel_that_claims_no_length_is_read_whole() =>
        Assert.That(BoundedFile.ReadText("/proc/self/status", 1 << 20), Does.StartWith("Name:"));

    [Test]
    public void A_mark_of_byte_order_is_no_text()
    {
        var path = folder.Place("file");
        File.WriteAllBytes(path, [0xef, 0xbb, 0xbf, (byte)'a']);

        Assert.That(BoundedFile.ReadText(path, 10), Is.EqualTo("a"));
    }

    [Test]
    public void A_text_in_another_encoding_is_refused_by_the_name_that_people_know()
    {
        var path = folder.Place("file");
        File.WriteAllBytes(path, [0xff, 0xfe, (byte)'a', 0]);

        Assert.That(() => BoundedFile.ReadText(path, 10, "mine.py"), Throws.TypeOf<InputException>().With.Message.StartsWith("mine.py: the file is not UTF-8"));
    }

    [Test]
    public void A_missing_file_is_named() =>
        Assert.That(() => BoundedFile.Open("nowhere"), Throws.TypeOf<InputException>().With.Message.EqualTo("nowhere: there is no such file"));

    [Test]
    public void A_folder_is_named() =>
        Assert.That(() => BoundedFile.Open(folder.Path), Throws.TypeOf<InputException>().With.Message.EndsWith("this is a folder; name a file in it"));

    [Test]
    public void A_name_that_no_file_can_have_is_named() =>
        Assert.That(() => BoundedFile.Open("a\0b"), Throws.TypeOf<InputException>().With.Message.Contains("cannot be read"));
}
